package io.omnimesh.embedded.control;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.embedded.supervise.MeshStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the launcher answers.
 *
 * @param status of the mesh after the command; null where it failed
 * @param code of the failure; null where there is none
 * @param message of the failure
 */
record Reply(@Nullable MeshStatus status, @Nullable ErrorCode code, String message) {}
