/**
 * A secret is a type: it never prints itself, compares in constant time, is revealed only by marked methods and is wiped when closed.
 * Nothing here encrypts, and nothing here knows what a secret is for.
 */
@NullMarked
package io.credledger.secret;

import org.jspecify.annotations.NullMarked;
