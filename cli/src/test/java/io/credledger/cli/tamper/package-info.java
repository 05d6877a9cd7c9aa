/** A real history, changed by somebody who can write the topics but holds no key, or too many: what each change comes to. */
@NullMarked
package io.credledger.cli.tamper;

import org.jspecify.annotations.NullMarked;
