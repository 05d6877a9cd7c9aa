/**
 * Configuration: settings declared once as constants, read from environment, file and defaults, with all problems reported together and
 * never a value. Nothing here knows what a service does with its settings.
 */
@NullMarked
package io.credledger.config;

import org.jspecify.annotations.NullMarked;
