/**
 * The hosted API: routes, authorisation, JSON, problems. Javalin is seen here only, and no key and nothing sealed ever is.
 */
@NullMarked
package io.credledger.http;

import org.jspecify.annotations.NullMarked;
