using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Workers;
using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Workers;

public sealed class FramesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_come_out_as_they_went_in_one_after_the_other()
    {
        var derive = new DeriveRequest
        {
            SourcePath = "/a b/ü", SourceFormat = "jpg", Transformation = "c_fill,w_1", Format = "webp", OutputPath = "/o",
            DprHint = 2, WidthHint = 300, Faces = [new PixelRect(1, 2, 3, 4), new PixelRect(5, 6, 7, 8)], CustomCoordinates = new PixelRect(9, 10, 11, 12),
            Facts = new() { Tags = ["a", "ü"], Context = new Dictionary<string, string> { ["k"] = "v" }, PageCount = 3 },
            Layers = new Dictionary<string, LayerFile> { ["logo"] = new("/l", "png") },
        };
        using var pipe = new MemoryStream();
        await Frames.WriteAsync(pipe, new WorkerRequest { Derive = derive }, WorkerJson.Default.WorkerRequest, Token);
        await Frames.WriteAsync(pipe, new WorkerRequest { Probe = new("/p", null, ProbeParts.All) }, WorkerJson.Default.WorkerRequest, Token);
        pipe.Position = 0;

        var first = await Frames.ReadAsync(pipe, WorkerJson.Default.WorkerRequest, Token);
        Assert.Equal(derive.Faces, first!.Derive!.Faces);
        Assert.Equal(derive.Regions, first.Derive.Regions);
        Assert.Equal(derive.Seen, first.Derive.Seen);
        Assert.Equal(derive.Layers, first.Derive.Layers);
        Assert.Equal(derive.Facts.Tags, first.Derive.Facts.Tags);
        Assert.Equal(derive.Facts.Context, first.Derive.Facts.Context);
        Assert.Equal(3, first.Derive.Facts.PageCount);
        Assert.Equal(Plain(derive), Plain(first.Derive));
        var second = await Frames.ReadAsync(pipe, WorkerJson.Default.WorkerRequest, Token);
        Assert.Equal(new ProbeRequest("/p", null, ProbeParts.All), second!.Probe);
        Assert.Null(await Frames.ReadAsync(pipe, WorkerJson.Default.WorkerRequest, Token));
    }

    private static DeriveRequest Plain(DeriveRequest request)
        => request with { Faces = [], Regions = [], Seen = [], Facts = AssetFacts.None, Layers = AnyRequest.Layers };

    private static DeriveRequest AnyRequest { get; } = new() { SourcePath = "", SourceFormat = "", Transformation = "", Format = "", OutputPath = "" };

    [Fact]
    public async Task A_reply_keeps_every_fact()
    {
        var facts = new MediaFacts
        {
            Kind = ResourceType.Image, Format = "png", Width = 3, Height = 4, Pages = 2, Animated = true, HasAlpha = true, Orientation = 6,
            Metadata = new Dictionary<string, string> { ["Make"] = "Ünïcode \u2028" },
            Colors = new ColorFacts([new("#FFFFFF", 60.5), new("#00000080", 39.5)], [new("white", 100)], [new("gold", 100)], 0.5, true, false),
            PerceptualHash = "0123456789abcdef", Problem = "no",
        };
        using var pipe = new MemoryStream();
        await Frames.WriteAsync(pipe, new WorkerReply { Facts = facts }, WorkerJson.Default.WorkerReply, Token);
        pipe.Position = 0;
        var reply = await Frames.ReadAsync(pipe, WorkerJson.Default.WorkerReply, Token);
        Assert.Equivalent(facts, reply!.Facts, strict: true);
    }

    [Fact]
    public async Task Bytes_behind_a_frame_come_as_they_are_and_the_next_frame_after_them()
    {
        byte[] bytes = [0, 1, 255, 4, 0, 0, 0];
        using var pipe = new MemoryStream();
        Frames.Write(pipe, new WorkerReply { Attached = bytes.Length }, WorkerJson.Default.WorkerReply, bytes);
        Frames.Write(pipe, new WorkerReply { Ready = true }, WorkerJson.Default.WorkerReply);
        pipe.Position = 0;

        Assert.Equal(bytes.Length, (await Frames.ReadAsync(pipe, WorkerJson.Default.WorkerReply, Token))!.Attached);
        Assert.Equal(bytes, await Frames.ReadAttachedAsync(pipe, bytes.Length, Token));
        Assert.True((await Frames.ReadAsync(pipe, WorkerJson.Default.WorkerReply, Token))!.Ready);
        Assert.Null(await Frames.ReadAttachedAsync(pipe, 1, Token));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Frames.MaxLength + 1)]
    public async Task No_more_bytes_follow_than_a_frame_may_have(int length)
        => await Assert.ThrowsAsync<InvalidDataException>(() => Frames.ReadAttachedAsync(Stream.Null, length, Token));

    [Fact]
    public void A_worker_reads_and_writes_the_same_frames_without_waiting_elsewhere()
    {
        using var pipe = new MemoryStream();
        Frames.Write(pipe, new WorkerRequest { Cancel = true }, WorkerJson.Default.WorkerRequest);
        Frames.Write(pipe, new WorkerRequest { Capabilities = true }, WorkerJson.Default.WorkerRequest);
        var whole = pipe.ToArray();
        pipe.Position = 0;

        Assert.True(Frames.Read(pipe, WorkerJson.Default.WorkerRequest)!.Cancel);
        Assert.True(Frames.Read(pipe, WorkerJson.Default.WorkerRequest)!.Capabilities);
        Assert.Null(Frames.Read(pipe, WorkerJson.Default.WorkerRequest));
        using var part = new MemoryStream(whole, 0, whole.Length / 2 - 1);
        Assert.Null(Frames.Read(part, WorkerJson.Default.WorkerRequest));
        Assert.Throws<InvalidDataException>(() => Frames.Read(new MemoryStream(new byte[8]), WorkerJson.Default.WorkerRequest));
    }

    [Fact]
    public async Task A_frame_that_ends_early_reads_as_a_closed_pipe()
    {
        using var whole = new MemoryStream();
        await Frames.WriteAsync(whole, new WorkerReply { Error = new(ErrorKind.NotFound, "x") }, WorkerJson.Default.WorkerReply, Token);
        for (var length = 0; length < whole.Length; length++)
        {
            using var part = new MemoryStream(whole.ToArray(), 0, length);
            Assert.Null(await Frames.ReadAsync(part, WorkerJson.Default.WorkerReply, Token));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(Frames.MaxLength + 1)]
    [InlineData(int.MaxValue)]
    public async Task A_length_that_no_frame_has_is_refused_before_memory_is_taken(int length)
    {
        var head = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(head, length);
        await Assert.ThrowsAsync<InvalidDataException>(
            () => Frames.ReadAsync(new MemoryStream(head), WorkerJson.Default.WorkerReply, Token));
    }

    [Fact]
    public void Any_bytes_are_a_frame_a_closed_pipe_or_refused_and_nothing_else()
        => Prop.ForAll<byte[]>(bytes =>
        {
            var framed = new byte[bytes.Length + 4];
            BinaryPrimitives.WriteInt32LittleEndian(framed, bytes.Length);
            bytes.CopyTo(framed, 4);
            try
            {
                Frames.ReadAsync(new MemoryStream(framed), WorkerJson.Default.WorkerReply, CancellationToken.None).GetAwaiter().GetResult();
            }
            catch (InvalidDataException)
            {
            }
        }).QuickCheckThrowOnFailure();
}
