using Azure.Core;
using Azure.Core.Pipeline;

namespace ServerlessDam.Azure.Vision;

/// <summary>Ends an answer that is longer than any about a picture: the client would otherwise keep all of it in memory.</summary>
internal sealed class BoundedAnswer : HttpPipelinePolicy
{
    /// <summary>Ten times what a page full of small print needs.</summary>
    public const int MostBytes = 8 << 20;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Bound(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        Bound(message);
    }

    private static void Bound(HttpMessage message)
    {
        if (message.Response.ContentStream is { } content)
        {
            message.Response.ContentStream = new Counted(content);
        }
    }

    private sealed class Counted(Stream inner) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => Count(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }

        private int Count(int read)
            => (_read += read) <= MostBytes ? read : throw new InvalidDataException($"The answer is longer than {MostBytes} bytes.");
    }
}
