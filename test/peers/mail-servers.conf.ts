/** How the two servers are set up: one password file, two domains, every letter handed from one to the other. */
export interface Ports {
  imap: number
  lmtp: number
  smtp: number
  /** Dovecot's door to the other, with a password and STARTTLS. */
  submission: number
}

export const dovecotConf = (folder: string, { imap, lmtp, smtp, submission }: Ports, tlsHost: string) => `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap lmtp submission
hostname = compotes.example
submission_relay_host = 127.0.0.1
submission_relay_port = ${smtp}
submission_relay_trusted = yes
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
service submission-login {
  inet_listener submission {
    address = 127.0.0.1
    port = ${submission}
  }
  inet_listener submissions {
    address = ${tlsHost}
    port = 465
    ssl = yes
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

// OpenSMTPD 6.8 fails every TLS handshake beside OpenSSL 3: what asks for a password and TLS is Dovecot's own door to it.
export const smtpdConf = ({ lmtp, smtp }: Ports) => `
table anyone { "@" = nobody }
listen on 127.0.0.1 port ${smtp}
action "house" lmtp "127.0.0.1:${lmtp}" rcpt-to virtual <anyone>
match from any for any action "house"
`
