// Loaded before a language server: it says what the process has cost so far whenever it is asked, beside the protocol.
process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpu: user + system });
});
// The editor's `exit` ends the server, not this channel.
process.channel?.unref();
