using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Functions.MediaLibrary;

namespace ServerlessDam.Functions.Accounts;

/// <summary>
/// Keeps a fresh sign-in link in a file, for whoever may read the data folder: they own the library anyway. It is replaced when
/// it was used and long before it is too old, so that the one found there always works. It holds the path of the page and the
/// token behind a <c>#</c>, which browsers keep to themselves: no log and no referrer sees it.
/// </summary>
internal sealed class SignInLinkFile(
    Users users, SignInLinks links, IOptions<MediaLibraryOptions> options, TimeProvider time, ILogger<SignInLinkFile> logger) : BackgroundService
{
    private static readonly TimeSpan Renewal = SignInLinks.Lifetime / 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.SignInLinkPath is not { Length: > 0 } path)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var used = links.Used;
                var user = await users.FirstAsync(stoppingToken);
                await WriteAsync(path, $"/library/sign-in#token={await links.IssueAsync(user.Id, stoppingToken)}\n", stoppingToken);
                await Task.WhenAny(used, Task.Delay(Renewal, time, stoppingToken));
            }
#pragma warning disable CA1031 // Whatever it was (a disk full, a folder that is gone): the app works without the file.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.LinkNotWritten(logger, path, e);
                await Task.Delay(Pause, time, stoppingToken);
            }
#pragma warning restore CA1031
        }

        File.Delete(path);
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // A new file each time: an old one could have been made readable for others.
        var fresh = path + ".new";
        File.Delete(fresh);
        await using (var file = new StreamWriter(fresh, options))
        {
            await file.WriteAsync(text.AsMemory(), cancellationToken);
        }

        File.Move(fresh, path, overwrite: true);
    }
}

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Warning, "Could not write the sign-in link to {Path}")]
    public static partial void LinkNotWritten(ILogger logger, string path, Exception exception);
}
