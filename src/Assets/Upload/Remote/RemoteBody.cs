using System.Buffers;
using System.Globalization;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Upload.Remote;

/// <summary>Copies a body that may lie about its length, dawdle or never end.</summary>
internal sealed class RemoteBody(RemoteFetchOptions options, TimeProvider time)
{
    private const int BlockSize = 128 * 1024;

    /// <returns>How many bytes came.</returns>
    /// <exception cref="DamException">More than <paramref name="maximum"/>.</exception>
    /// <exception cref="OperationCanceledException">Too slow, or cancelled.</exception>
    public async Task<long> CopyAsync(HttpContent content, Stream target, long maximum, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maximum)
            throw TooLarge(content.Headers.ContentLength.Value, maximum);

        await using var source = await content.ReadAsStreamAsync(cancellationToken);
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        var start = time.GetTimestamp();
        var total = 0L;
        try
        {
            while (true)
            {
                var read = await ReadAsync(source, block, Left(start, total), cancellationToken);
                if (read == 0)
                    return total;

                total += read;
                if (total > maximum)
                    throw TooLarge(total, maximum);
                await target.WriteAsync(block.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private async ValueTask<int> ReadAsync(Stream source, byte[] block, TimeSpan left, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        return await source.ReadAsync(block.AsMemory(0, BlockSize), either.Token);
    }

    /// <summary>How long the next bytes may take: what came so far has bought its time at the minimum rate.</summary>
    private TimeSpan Left(long start, long total)
        => options.Patience + TimeSpan.FromSeconds((double)total / options.MinimumBytesPerSecond) - time.GetElapsedTime(start);

    private static DamException TooLarge(long size, long maximum)
        => DamException.Invalid(string.Create(CultureInfo.InvariantCulture, $"File size too large. Got {size}. Maximum is {maximum}."));
}
