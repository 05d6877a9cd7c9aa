@NullMarked
package io.credledger.sealing;

import org.jspecify.annotations.NullMarked;
