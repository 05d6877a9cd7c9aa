@NullMarked
package io.credledger.merkle;

import org.jspecify.annotations.NullMarked;
