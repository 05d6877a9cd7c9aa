/** The writer's topology on Streams' test driver, with the real codecs and a real store. */
@NullMarked
package io.credledger.processor;

import org.jspecify.annotations.NullMarked;
