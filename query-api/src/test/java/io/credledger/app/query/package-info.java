/** Tests of what the process is told. */
@NullMarked
package io.credledger.app.query;

import org.jspecify.annotations.NullMarked;
