@NullMarked
package io.credledger.cli.demo;

import org.jspecify.annotations.NullMarked;
