using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>What becomes of bytes that nobody vouches for.</summary>
internal static class HostileBytes
{
    /// <summary>As no picture; nothing is written.</summary>
    public static DamException Refused(this Bench bench, byte[] bytes)
    {
        var source = bench.Save(bytes, "a.bin");
        var request = bench.Request(source, "w_10", "png");

        var error = Assert.Throws<DamException>(() => Media.Engine.ImageEngine.Run(source, request, (file, _) => Media.Programs.SourceFile.Of(file), CancellationToken.None));

        Assert.Equal(ErrorKind.Unprocessable, error.Kind);
        Assert.False(File.Exists(request.OutputPath));
        return error;
    }

    /// <summary>Whether they give a result, or are refused as no picture.</summary>
    public static bool Survives(this Bench bench, byte[] bytes)
    {
        var source = bench.Save(bytes, "a.bin");
        try
        {
            return bench.Run(source, "c_fill,h_8,w_8", "png") is { Width: 8, Height: 8 };
        }
        catch (DamException e)
        {
            return e.Kind == ErrorKind.Unprocessable;
        }
    }
}
