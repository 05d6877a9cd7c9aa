/** Small private files on disk, written whole. */
@NullMarked
package io.credledger.cli.files;

import org.jspecify.annotations.NullMarked;
