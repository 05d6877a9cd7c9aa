/**
 * From a caller's wish to one sealed command, and from a stored event back to what stands in it. The only package besides {@code token}
 * that seals or opens anything; nothing here knows HTTP.
 */
@NullMarked
package io.credledger.edge;

import org.jspecify.annotations.NullMarked;
