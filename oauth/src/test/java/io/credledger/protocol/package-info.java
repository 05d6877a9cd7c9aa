/** The OAuth client, against tables of answers and against scripted servers. */
package io.credledger.protocol;
