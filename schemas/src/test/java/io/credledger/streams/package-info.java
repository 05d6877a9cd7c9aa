@NullMarked
package io.credledger.streams;

import org.jspecify.annotations.NullMarked;
