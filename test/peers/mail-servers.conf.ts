/** How the two servers are set up: one password file, two domains, every letter handed from one to the other. */
export interface Ports {
  imap: number
  lmtp: number
  smtp: number
}

export const dovecotConf = (folder: string, { imap, lmtp }: Ports, tlsHost: string) => `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = dovecot
default_login_user = dovenull
first_valid_uid = 65534
mail_location = maildir:${folder}/mail/%u
mail_uid = 65534
mail_gid = 65534
mail_max_userip_connections = 50
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=65534 gid=65534 home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${imap}
  }
  inet_listener imaps {
    address = ${tlsHost}
    port = 993
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
  mailbox Archives {
    auto = create
    special_use = \\Archive
  }
  mailbox Trash {
    auto = create
    special_use = \\Trash
  }
  mailbox Drafts {
    auto = create
    special_use = \\Drafts
  }
}
`

export const smtpdConf = (
  folder: string,
  { lmtp, smtp }: Ports,
  tlsHost: string,
  { user, hash }: { user: string; hash: string },
) => `
pki compotes cert "${folder}/cert.pem"
pki compotes key "${folder}/key.pem"
table doors { "${user}" = "${hash}" }
table anyone { "@" = nobody }
listen on 127.0.0.1 port ${smtp}
listen on ${tlsHost} port 465 smtps pki compotes auth <doors>
action "house" lmtp "127.0.0.1:${lmtp}" rcpt-to virtual <anyone>
match from any for any action "house"
match auth from any for any action "house"
`
