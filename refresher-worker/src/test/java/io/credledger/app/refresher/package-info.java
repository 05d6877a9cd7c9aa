@org.jspecify.annotations.NullMarked
package io.credledger.app.refresher;
