/** Which packages of this module may see which. */
package io.credledger.architecture;
