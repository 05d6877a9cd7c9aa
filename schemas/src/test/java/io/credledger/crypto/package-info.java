@NullMarked
package io.credledger.crypto;

import org.jspecify.annotations.NullMarked;
