@NullMarked
package io.credledger.health;

import org.jspecify.annotations.NullMarked;
