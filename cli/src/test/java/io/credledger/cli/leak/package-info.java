/** Whether anything personal or secret is left lying: on disk, on topics, in logs, in answers. What is looked for, where, and how. */
@NullMarked
package io.credledger.cli.leak;

import org.jspecify.annotations.NullMarked;
