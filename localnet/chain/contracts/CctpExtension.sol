// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface AuthorizedToken {
    function approve(address spender, uint256 value) external returns (bool);
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;
}

interface Messenger {
    function depositForBurn(
        uint256 amount,
        uint32 destinationDomain,
        bytes32 mintRecipient,
        address burnToken,
        bytes32 destinationCaller,
        uint256 maxFee,
        uint32 minFinalityThreshold
    ) external;
    function depositForBurnWithHook(
        uint256 amount,
        uint32 destinationDomain,
        bytes32 mintRecipient,
        address burnToken,
        bytes32 destinationCaller,
        uint256 maxFee,
        uint32 minFinalityThreshold,
        bytes calldata hookData
    ) external;
}

/// One signature and one transaction take USDC from a wallet and burn it through CCTP, with the entry point and event of
/// Circle's contract of this name on Arbitrum.
/// https://developers.circle.com/cctp/howtos/transfer-usdc-from-arbitrum-to-hypercore
contract CctpExtension {
    Messenger public immutable tokenMessenger;
    AuthorizedToken public immutable token;

    struct ReceiveWithAuthorizationData {
        uint256 amount;
        uint256 authValidAfter;
        uint256 authValidBefore;
        bytes32 authNonce;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    struct DepositForBurnWithHookData {
        uint256 amount;
        uint32 destinationDomain;
        bytes32 mintRecipient;
        bytes32 destinationCaller;
        uint256 maxFee;
        uint32 minFinalityThreshold;
        bytes hookData;
    }

    event BatchDepositForBurn(
        uint256 batchCount,
        uint256 batchSize,
        address indexed depositor,
        bytes32 mintRecipient,
        uint32 destinationDomain
    );

    constructor(AuthorizedToken usdc, Messenger messenger) {
        token = usdc;
        tokenMessenger = messenger;
        usdc.approve(address(messenger), type(uint256).max);
    }

    function batchDepositForBurnWithAuth(
        ReceiveWithAuthorizationData calldata authorized,
        DepositForBurnWithHookData calldata deposit
    ) external {
        require(authorized.amount > 0, "Total amount must be positive");
        require(deposit.amount > 0, "Batch size must be positive");
        require(authorized.amount % deposit.amount == 0, "Total amount must be divisible by batch size");
        token.receiveWithAuthorization(
            msg.sender,
            address(this),
            authorized.amount,
            authorized.authValidAfter,
            authorized.authValidBefore,
            authorized.authNonce,
            authorized.v,
            authorized.r,
            authorized.s
        );
        uint256 count = authorized.amount / deposit.amount;
        for (uint256 i = 0; i < count; i++) burn(deposit);
        emit BatchDepositForBurn(
            count, deposit.amount, msg.sender, deposit.mintRecipient, deposit.destinationDomain
        );
    }

    function burn(DepositForBurnWithHookData calldata deposit) private {
        if (deposit.hookData.length == 0) {
            tokenMessenger.depositForBurn(
                deposit.amount,
                deposit.destinationDomain,
                deposit.mintRecipient,
                address(token),
                deposit.destinationCaller,
                deposit.maxFee,
                deposit.minFinalityThreshold
            );
            return;
        }
        tokenMessenger.depositForBurnWithHook(
            deposit.amount,
            deposit.destinationDomain,
            deposit.mintRecipient,
            address(token),
            deposit.destinationCaller,
            deposit.maxFee,
            deposit.minFinalityThreshold,
            deposit.hookData
        );
    }
}
