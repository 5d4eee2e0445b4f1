/**
 * Everything the pages say: texts in the reader's language, amounts, times, reasons, and text from peers made safe to show. A page
 * formats nothing by itself.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import org.jspecify.annotations.NullMarked;
