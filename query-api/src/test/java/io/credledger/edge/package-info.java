@NullMarked
package io.credledger.edge;

import org.jspecify.annotations.NullMarked;
