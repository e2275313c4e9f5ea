using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ServerlessDam.Tests;

namespace ServerlessDam.AzuriteEmulator;

/// <summary>
/// The real emulator from npm, in memory, on free ports; one for all tests of an assembly, which names it as its
/// <see cref="AssemblyFixtureAttribute"/>. Tests keep apart by account.
/// </summary>
public sealed class Azurite : IAsyncLifetime
{
    /// <summary>The key is no secret: this emulator lives as long as the tests and listens on loopback.</summary>
    private static readonly string Key = Convert.ToBase64String(new byte[64]);

    private readonly int[] _ports = Ports.Free(3);
    private int _accounts;
    private Process? _process;

    /// <summary>How many tests may have an account of their own; Azurite knows accounts from its start only.</summary>
    private const int MostAccounts = 1000;

    /// <summary>The connection string of an account that nobody has used yet.</summary>
    public string NewAccount()
    {
        var account = AccountName(Interlocked.Increment(ref _accounts));
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};"
            + $"BlobEndpoint=http://127.0.0.1:{_ports[0]}/{account};"
            + $"QueueEndpoint=http://127.0.0.1:{_ports[1]}/{account};"
            + $"TableEndpoint=http://127.0.0.1:{_ports[2]}/{account};";
    }

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Path.Combine(RepositoryRoot.Path, "azurite", "node_modules", "azurite", "dist", "src", "azurite.js"),
                "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck",
                "--blobPort", $"{_ports[0]}", "--queuePort", $"{_ports[1]}", "--tablePort", $"{_ports[2]}",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(1, MostAccounts).Select(i => $"{AccountName(i)}:{Key}"));
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        foreach (var port in _ports)
        {
            await UntilListeningAsync(port).WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private static string AccountName(int number) => $"test{number:0000}";

    private static async Task UntilListeningAsync(int port)
    {
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>The repository that these tests were built in.</summary>
    public static string Repository => RepositoryRoot.Path;
}
