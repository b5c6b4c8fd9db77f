/**
 * What the control plane remembers, as interfaces and values: what is deployed, what an apply has
 * done, who may write, how good the data was and who reads it. The module {@code store} keeps it.
 */
@NullMarked
package io.omnimesh.catalog.state;

import org.jspecify.annotations.NullMarked;
