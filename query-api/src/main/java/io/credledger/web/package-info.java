/** What browsers are shown and told: pages from templates, the style sheet, cookies, where we are reached. No request and no ledger is known here. */
@NullMarked
package io.credledger.web;

import org.jspecify.annotations.NullMarked;
