using System.Text;
using Microsoft.Extensions.Logging;

namespace ServerlessDam.Media.Workers;

/// <summary>Keeps a worker's standard error flowing: the last 2 000 characters for a report, the first 64 KiB into the log.</summary>
internal sealed class StderrTail(StreamReader reader, int processId, ILogger log)
{
    private const int Kept = 2000;
    private const int Logged = 64 << 10;

    private readonly StringBuilder _tail = new();

    public async Task DrainAsync()
    {
        var buffer = new char[1024];
        var seen = 0;
        while (true)
        {
            var read = await reader.ReadAsync(buffer, CancellationToken.None);
            if (read == 0)
                return;
            var text = new string(buffer, 0, read);
            lock (_tail)
            {
                _tail.Append(text);
                if (_tail.Length > Kept)
                    _tail.Remove(0, _tail.Length - Kept);
            }
            // A worker that floods is still drained, or it would block; nobody needs all of it in the log.
            if (seen < Logged)
                Log.WorkerSaid(log, processId, text.TrimEnd());
            seen += read;
        }
    }

    public override string ToString()
    {
        lock (_tail)
            return _tail.ToString().Trim();
    }
}
