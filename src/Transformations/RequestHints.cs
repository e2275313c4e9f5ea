namespace ServerlessDam.Transformations;

/// <summary>Parts of a request beside its URL that a transformation can depend on.</summary>
[Flags]
public enum RequestHints
{
    None = 0,

    /// <summary><c>f_auto</c>: the formats that the client accepts.</summary>
    Accept = 1,

    /// <summary><c>dpr_auto</c>: the client's device pixel ratio.</summary>
    Dpr = 2,

    /// <summary><c>w_auto</c>: the width the client has room for.</summary>
    Width = 4,

    /// <summary><c>q_auto</c>: whether the client asks for fewer bytes.</summary>
    SaveData = 8,
}

internal static class RequestHintsOf
{
    public static RequestHints All(Transformation transformation)
        => transformation.Components
            .SelectMany(component => component.Parameters)
            .Aggregate(RequestHints.None, (hints, parameter) => hints | Of(parameter));

    /// <summary>A variable may turn out to be <c>auto</c>.</summary>
    private static RequestHints Of(Parameter parameter) => parameter.Value.Split(':')[0] != "auto" && !parameter.Value.Contains('$') ? RequestHints.None : parameter.Key switch
    {
        "f" => RequestHints.Accept,
        "dpr" => RequestHints.Dpr,
        "w" => RequestHints.Width,
        "q" when parameter.Value is not ("auto:eco" or "auto:low") => RequestHints.SaveData,
        _ => RequestHints.None,
    };
}
