package io.omnimesh.runners.ignite;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.ignite.plugin.security.SecurityPermission;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {
  @ParameterizedTest
  @EnumSource(SecurityPermission.class)
  void theReaderMayReadAndNothingElse(SecurityPermission permission) {
    assertThat(Role.READER.may(permission)).isEqualTo(permission == SecurityPermission.CACHE_READ);
  }

  @ParameterizedTest
  @EnumSource(SecurityPermission.class)
  void theAdminMayEverything(SecurityPermission permission) {
    assertThat(Role.ADMIN.may(permission)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = SecurityPermission.class,
      names = {"ADMIN_OPS", "ADMIN_CLUSTER_STATE", "ADMIN_USER_ACCESS", "TASK_EXECUTE"})
  void theWriterDoesNotRunTheNode(SecurityPermission permission) {
    assertThat(Role.WRITER.may(permission)).isFalse();
  }
}
