/** What a release says about itself: its bill of materials, and the licences of what is shipped. The profile {@code release} calls it. */
@NullMarked
package io.credledger.cli.release;

import org.jspecify.annotations.NullMarked;
