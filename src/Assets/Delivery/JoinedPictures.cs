using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <param name="Asset">The original.</param>
/// <param name="Content">What was derived of it, a PNG.</param>
/// <param name="Facts">Of the derived picture.</param>
internal sealed record JoinedPart(Asset Asset, DerivedContent Content, PictureFacts Facts);

/// <summary>
/// Derives every picture and makes one of them. The parts are derived assets like all others; the whole is kept in memory for as long as
/// there is room, and made anew when a part has changed.
/// </summary>
internal sealed class JoinedPictures(Deriver deriver, Derivations derivations, IBlobStore blobs, IMediaProcessor media, ScratchFolder scratch, DerivedCache cache)
{
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, Lazy<Task<DerivedContent>>> _running = new(StringComparer.Ordinal);

    public async Task<JoinedPart> PartAsync(Asset asset, Transformation transformation, LayerTrust trust, CancellationToken cancellationToken)
    {
        var derivation = await derivations.OfAsync(asset, transformation, "png", trust, mayFetch: true, cancellationToken);
        var content = await deriver.GetAsync(asset, derivation, cancellationToken);
        var facts = content.Facts ?? throw new DamException(ErrorKind.TryLater, $"{asset.PublicId} is being derived; try again");
        return new(asset, content, facts);
    }

    /// <summary>Which whole the parts make: another one as soon as one of them is replaced.</summary>
    public static string KeyOf(IEnumerable<JoinedPart> parts, JoinLayout layout, string format, int? frameDelayMs)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{layout}\n{format}\n{frameDelayMs}\n{string.Join('\n', parts.Select(part => part.Content.Key))}")));

    /// <exception cref="DamException">As <see cref="IMediaProcessor.JoinAsync"/>; Unprocessable: the whole is too large.</exception>
    public async Task<DerivedContent> JoinAsync(
        IReadOnlyList<JoinedPart> parts, JoinLayout layout, string format, int? frameDelayMs, CancellationToken cancellationToken)
    {
        var key = KeyOf(parts, layout, format, frameDelayMs);
        if (cache.Find(key) is { } known)
        {
            return known;
        }

        // Not under the caller's token: whoever waits with it must not fail because the first one left.
        var run = _running.GetOrAdd(key, _ => new(() => RunAsync(parts, layout, format, frameDelayMs, key)));
        return await run.Value.WaitAsync(cancellationToken);
    }

    private async Task<DerivedContent> RunAsync(IReadOnlyList<JoinedPart> parts, JoinLayout layout, string format, int? frameDelayMs, string key)
    {
        var files = new List<IAsyncDisposable>();
        await using var output = scratch.NewFile();
        try
        {
            var paths = new List<string>(parts.Count);
            foreach (var part in parts)
            {
                paths.Add(await PathAsync(part, files));
            }

            var request = new JoinRequest { Paths = paths, Layout = layout, Format = format, OutputPath = output.Path };
            var file = await media.JoinAsync(frameDelayMs is { } delay ? request with { FrameDelayMs = delay } : request, CancellationToken.None);
            if (file.SizeInBytes > MostBytes)
            {
                throw new DamException(ErrorKind.Unprocessable, $"The pictures together are too large: {file.SizeInBytes} bytes, at most {MostBytes}");
            }

            var content = new DerivedContent(key, file.Format, default, file.SizeInBytes, await File.ReadAllBytesAsync(output.Path))
            {
                Facts = new(file.Width, file.Height, file.Format),
            };
            cache.Add(content);
            return content;
        }
        finally
        {
            _running.TryRemove(key, out _);
            foreach (var file in files)
            {
                await file.DisposeAsync();
            }
        }
    }

    /// <summary>A small part may not be in the store yet; a large one is not in memory.</summary>
    private async Task<string> PathAsync(JoinedPart part, List<IAsyncDisposable> files)
    {
        if (part.Content.Bytes is { } bytes)
        {
            var file = scratch.NewFile(".png");
            files.Add(file);
            await File.WriteAllBytesAsync(file.Path, bytes);
            return file.Path;
        }

        var stored = await blobs.OpenLocalAsync(part.Content.Blob, CancellationToken.None) ?? throw DamException.NotFound(part.Asset.PublicId);
        files.Add(stored);
        return stored.Path;
    }
}
