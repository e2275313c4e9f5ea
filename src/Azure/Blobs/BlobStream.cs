using Azure;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Azure.Blobs;

/// <summary>
/// A download. The client library goes on where a broken or silent connection stopped, under the ETag that it began with, a few times;
/// what is left are errors of ours: never bytes of two contents.
/// </summary>
internal sealed class BlobStream(Stream download) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await download.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (Known(e, cancellationToken) is { } known)
        {
            throw known;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return download.Read(buffer, offset, count);
        }
        catch (Exception e) when (Known(e, CancellationToken.None) is { } known)
        {
            throw known;
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            download.Dispose();
        }

        base.Dispose(disposing);
    }

    private static DamException? Known(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException { Status: 404 or 412 } e => StorageErrors.NotAvailable("The blob was replaced or deleted while it was read; try again.", e),
        _ => StorageErrors.Translate(exception, cancellationToken),
    };
}
