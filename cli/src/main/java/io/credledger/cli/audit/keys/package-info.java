/** What an auditor may have been given to open: the details key and nothing else. Wrapped data keys on a scratch disk, names, sealed details. */
@NullMarked
package io.credledger.cli.audit.keys;

import org.jspecify.annotations.NullMarked;
