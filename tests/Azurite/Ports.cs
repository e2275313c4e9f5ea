using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ServerlessDam.AzuriteEmulator;

/// <summary>
/// Ports of 127.0.0.1 for programs that take a moment to listen there. They lie below those that the system gives to whoever asks for
/// any: between the choice and the program's start, no connection of another test gets one of them.
/// </summary>
public static class Ports
{
    /// <summary>Above what services have; 10080, which browsers refuse, is below.</summary>
    private const int Lowest = 11_000;

    private static readonly int Beyond = FirstEphemeral();

    /// <summary>What was given out is not given out again, in this process by a look and in others by a locked file: it may be a while until somebody listens there.</summary>
    private static readonly Dictionary<int, FileStream> Given = [];

    /// <summary>Different ports on which nothing listens at the moment.</summary>
    public static int[] Free(int count) => [.. Enumerable.Range(0, count).Select(_ => FreeRow(1))];

    /// <summary>The first of so many consecutive ports on which nothing listens at the moment.</summary>
    public static int FreeRow(int count)
    {
        lock (Given)
        {
            while (true)
            {
                var row = Enumerable.Range(Random.Shared.Next(Lowest, Beyond - count), count).ToList();
                if (row.All(Take))
                {
                    return row[0];
                }
            }
        }
    }

    private static bool Take(int port)
    {
        if (Given.ContainsKey(port) || !IsFree(port))
        {
            return false;
        }

        try
        {
            Given[port] = new(Path.Combine(Path.GetTempPath(), $"dam-port-{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Linux says where they begin, 32768 unless somebody changed it; where nothing is left below, chance must do.</summary>
    private static int FirstEphemeral()
    {
        const string Range = "/proc/sys/net/ipv4/ip_local_port_range";
        var first = File.Exists(Range) ? int.Parse(File.ReadAllText(Range).Split('\t', ' ')[0], CultureInfo.InvariantCulture) : 32_768;
        return first > Lowest + 1_000 ? first : IPEndPoint.MaxPort;
    }
}
