package io.omnimesh.contract.yaml;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;

/**
 * A position in a file, as editors count: the first line is 1, the first column is 1.
 *
 * @param file what the reader was told to call the file
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

  /**
   * A refusal of what stands here.
   *
   * @param what what is wrong and why, a clause without a full stop
   * @param mend what to write instead, a clause without a full stop
   */
  public MeshException refuse(String what, String mend) {
    return new MeshException(ErrorCode.INVALID_INPUT, this + ": " + what + "; " + mend);
  }

  @Override
  public String toString() {
    return file + ':' + line + ':' + column;
  }
}
