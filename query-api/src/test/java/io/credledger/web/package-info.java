/** Tests of what browsers are told. */
@NullMarked
package io.credledger.web;

import org.jspecify.annotations.NullMarked;
