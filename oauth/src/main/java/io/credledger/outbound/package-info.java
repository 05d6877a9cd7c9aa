/**
 * The one HTTP client that leaves the house. It knows targets, deadlines and sizes, and tells <em>not sent</em> from <em>sent but
 * unanswered</em>; what an answer means is not its business. Nobody else sees Apache's classes.
 */
@NullMarked
package io.credledger.outbound;

import org.jspecify.annotations.NullMarked;
