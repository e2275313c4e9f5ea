using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>g_: compass points, points, regions that are stored with the asset, and the automatic choice.</summary>
internal static class GravityReader
{
    private static readonly FrozenDictionary<string, Gravity> ByName = new Dictionary<string, Gravity>
    {
        ["center"] = Gravity.Center,
        ["north"] = new(GravityKind.North),
        ["north_east"] = new(GravityKind.NorthEast),
        ["east"] = new(GravityKind.East),
        ["south_east"] = new(GravityKind.SouthEast),
        ["south"] = new(GravityKind.South),
        ["south_west"] = new(GravityKind.SouthWest),
        ["west"] = new(GravityKind.West),
        ["north_west"] = new(GravityKind.NorthWest),
        ["xy_center"] = new(GravityKind.XyCenter),
        ["face"] = new(GravityKind.Face),
        ["face:center"] = new(GravityKind.Face),
        ["face:auto"] = new(GravityKind.Face, GravityKind.Auto),
        ["faces"] = new(GravityKind.Faces),
        ["faces:center"] = new(GravityKind.Faces),
        ["faces:auto"] = new(GravityKind.Faces, GravityKind.Auto),
        ["custom"] = new(GravityKind.Custom),
        ["custom:face"] = new(GravityKind.Custom, GravityKind.Face),
        ["custom:faces"] = new(GravityKind.Custom, GravityKind.Faces),
        ["auto"] = new(GravityKind.Auto),
        ["auto:classic"] = new(GravityKind.Auto),
        ["auto:subject"] = new(GravityKind.Auto),
        ["auto:face"] = new(GravityKind.Face, GravityKind.Auto),
        ["auto:faces"] = new(GravityKind.Faces, GravityKind.Auto),
    }.ToFrozenDictionary();

    /// <summary>What needs eyes this server does not have.</summary>
    private static readonly FrozenSet<string> NeedsDetector = FrozenSet.Create(
        "body", "adv_face", "adv_faces", "adv_eyes", "no_faces", "custom_no_override", "liquid", "ocr_text", "track_person",
        "accessory", "animal", "appliance", "electronic", "food", "furniture", "indoor", "kitchen", "outdoor", "person", "vehicle",
        "background", "frisbee", "skis", "snowboard", "sportsball", "kite", "baseballbat", "baseballglove", "skateboard", "surfboard",
        "tennisracket", "bird", "cat", "dog", "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe", "microwave", "oven",
        "toaster", "sink", "refrigerator", "tvmonitor", "laptop", "mouse", "remote", "keyboard", "cellphone", "banana", "apple",
        "sandwich", "orange", "broccoli", "carrot", "hotdog", "pizza", "donut", "cake", "chair", "sofa", "pottedplant", "bed",
        "diningtable", "toilet", "book", "clock", "vase", "scissors", "teddy_bear", "hair_drier", "toothbrush", "bottle",
        "wine_glass", "cup", "fork", "knife", "spoon", "bowl", "traffic_light", "stopsign", "parkingmeter", "firehydrant", "bench",
        "bicycle", "car", "motorbike", "aeroplane", "bus", "train", "truck", "boat");

    public static IEnumerable<string> Names => ByName.Keys;

    public static Gravity Read(Parameter parameter, CropMode mode, bool resizes)
    {
        var head = parameter.Value.Split(':')[0];
        if (head == "auto" && (!resizes || mode is not (CropMode.Crop or CropMode.Fill or CropMode.LimitFill or CropMode.Thumb)))
            throw parameter.Error("Use auto gravity only with crop, fill, lfill, fill_pad or thumb");
        if (ByName.TryGetValue(parameter.Value, out var gravity))
            return gravity;

        throw head is "auto" or "custom" or "face" or "faces" || NeedsDetector.Contains(head)
            ? parameter.Error($"Gravity g_{parameter.Value} is not supported on this server")
            : parameter.Refused();
    }
}
