@org.jspecify.annotations.NullMarked
package io.credledger.clients;
