@NullMarked
package io.credledger.secret;

import org.jspecify.annotations.NullMarked;
