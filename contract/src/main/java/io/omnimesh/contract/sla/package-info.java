/**
 * Promises of service as values: what a contract says, whether it is kept, and how much of its
 * error budget is left. Source: Open Data Contract Standard 3.1, "Service-Level Agreement".
 */
@NullMarked
package io.omnimesh.contract.sla;

import org.jspecify.annotations.NullMarked;
