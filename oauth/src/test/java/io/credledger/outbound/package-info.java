/** The client that leaves the house, against real sockets. */
package io.credledger.outbound;
