@NullMarked
package io.credledger.demo;

import org.jspecify.annotations.NullMarked;
