@NullMarked
package io.credledger.config;

import org.jspecify.annotations.NullMarked;
