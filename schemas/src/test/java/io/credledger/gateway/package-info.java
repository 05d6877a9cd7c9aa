@NullMarked
package io.credledger.gateway;

import org.jspecify.annotations.NullMarked;
