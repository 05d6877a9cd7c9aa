@NullMarked
package io.credledger.instance;

import org.jspecify.annotations.NullMarked;
