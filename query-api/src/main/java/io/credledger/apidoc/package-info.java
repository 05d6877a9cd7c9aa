/** What the API says of itself: {@code openapi.yaml}, and the page that people read it on. Knows no route and no request. */
@NullMarked
package io.credledger.apidoc;

import org.jspecify.annotations.NullMarked;
