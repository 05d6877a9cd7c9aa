/**
 * Where every access token comes from, and only here is one opened or exchanged. No answer leaves before its access record is acknowledged.
 */
@NullMarked
package io.credledger.token;

import org.jspecify.annotations.NullMarked;
